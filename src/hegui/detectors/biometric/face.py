"""
人脸信息 · Face data.

Face images taken for recognition, and templates made from them.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("face", Text("人脸信息", "Face data"), category="biometric"),
    hints=Hints(
        words=each("""
            人脸 人脸照片 人脸特征 人脸图片 人脸信息 人脸数据 面部特征 人脸模板 人脸识别 人脸ID 刷脸
            人脸库 人脸特征值 抓拍照片 抓拍图片 人脸标识 活体 人脸比对 抓拍 活体检测 人脸抓拍 人脸图像
            面部
        """),
        english=each("""
            face face_image face_img face_feature face_data face_template face_photo face_id face_token
            face_pic facial face_recognition face_vector face_code face_encoding face_eigenvalue liveness
            face_info snap_photo capture_image snapshot_face face_embedding
        """),
        pinyin=("renlian",),
        initials=each("rl rlzp rltz"),
    ),
)
