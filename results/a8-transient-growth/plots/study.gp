# largest ‖w − w*‖ / initial: a8-transient-growth
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 760,394 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [1:9.978514664409729e+34]; set format cb '%g'; set logscale cb; 
set colorbox horizontal user origin screen 0.2632, screen 0.1523 size screen 0.4737, screen 0.0305
set cblabel 'amplification, largest ‖w − w*‖ / initial: median over the seeds'
set xtics ('1' 0, '2' 1, '3' 2, '5' 3, '10' 4, '15' 5, '19' 6, '30' 7, '38' 8, '50' 9, '80' 10) out; set ytics ('0.5' 0, '0.9' 1, '0.95' 2, '0.98' 3) out
set xrange [-0.5:11.0-0.5]; set yrange [-0.5:4.0-0.5]
set xlabel 'learning rate η'
set lmargin at screen 0.1000; set rmargin at screen 0.4658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'schedule-free-sgd, constant(warmup=0)'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 4
2 1 4
2 2 4
2 3 4
3 0 9.978514664409729e+34
3 1 19
3 2 16.5
3 3 16
4 0 9.978514664409729e+34
4 1 1133.9999999999995
4 2 575.9999999999998
4 3 475.1999999999997
5 0 9.978514664409729e+34
5 1 645366.2031250002
5 2 24043.455078125015
5 3 10065.815199999994
6 0 9.978514664409729e+34
6 1 1278233177067.852
6 2 695185.9076869353
6 3 124543.42032288946
7 0 9.978514664409729e+34
7 1 9.978514664409729e+34
7 2 968947763853.4949
7 3 196338594.42270255
8 0 9.978514664409729e+34
8 1 9.978514664409729e+34
8 2 1.8607459950557157e+25
8 3 79609821245.96085
9 0 9.978514664409729e+34
9 1 9.978514664409729e+34
9 2 9.978514664409729e+34
9 3 3097059857724952.5
10 0 9.978514664409729e+34
10 1 9.978514664409729e+34
10 2 9.978514664409729e+34
10 3 9.978514664409729e+34
EOD
$data1 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 4
2 1 4
2 2 4
2 3 4
3 1 19
3 2 16
3 3 16
4 1 1134
4 2 576
4 3 475
5 1 6e5
5 2 2e4
5 3 1e4
6 1 1e12
6 2 7e5
6 3 1e5
7 2 1e12
7 3 2e8
8 3 8e10
9 3 3e15
EOD
$data2 << EOD
3 0 ∞
4 0 ∞
5 0 ∞
6 0 ∞
7 0 ∞
7 1 ∞
8 0 ∞
8 1 ∞
8 2 2e25
9 0 ∞
9 1 ∞
9 2 ∞
10 0 ∞
10 1 ∞
10 2 ∞
10 3 1e35
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.6000; set rmargin at screen 0.9658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'schedule-free-sgd, constant(warmup=1000)'
unset ylabel
$data3 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 9.978514664409729e+34
3 1 1
3 2 1
3 3 1
4 0 9.978514664409729e+34
4 1 1
4 2 1
4 3 1
5 0 9.978514664409729e+34
5 1 1
5 2 1
5 3 1
6 0 9.978514664409729e+34
6 1 1
6 2 1
6 3 1
7 0 9.978514664409729e+34
7 1 1
7 2 1
7 3 1
8 0 9.978514664409729e+34
8 1 1
8 2 1
8 3 1
9 0 9.978514664409729e+34
9 1 1
9 2 1
9 3 1
10 0 9.978514664409729e+34
10 1 1
10 2 1
10 3 1
EOD
$data4 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 1 1
3 2 1
3 3 1
4 1 1
4 2 1
4 3 1
5 1 1
5 2 1
5 3 1
6 1 1
6 2 1
6 3 1
7 1 1
7 2 1
7 3 1
8 1 1
8 2 1
8 3 1
9 1 1
9 2 1
9 3 1
10 1 1
10 2 1
10 3 1
EOD
$data5 << EOD
3 0 ∞
4 0 ∞
5 0 ∞
6 0 ∞
7 0 ∞
8 0 ∞
9 0 ∞
10 0 ∞
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data5 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
unset multiplot
